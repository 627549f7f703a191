"""`python -m mtmaisdk`: the command line."""

from mtmaisdk.cli import main

if __name__ == "__main__":
    main()
