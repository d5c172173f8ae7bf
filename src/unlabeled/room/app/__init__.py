"""The room on the network: what phones and the wall ask, and, on a port of this machine alone, the host."""
