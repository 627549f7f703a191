"""The commands: each file defines `command`, whose name is the file's."""
