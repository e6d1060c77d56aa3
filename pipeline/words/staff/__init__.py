"""Who leads the sessions, who only pays or helps, and in whose house."""
