"""The advice ledger: who pays if it is wrong, and did you come back to it?"""
