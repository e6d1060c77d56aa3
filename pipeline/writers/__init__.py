"""What goes out: tables, workbook, descriptor, codebook, and how they are published together."""
