"""The room: everybody answers from a phone, the group sees its own answers, and nothing links the two.

Open answers live in memory and on the phones only. At close, if there are enough, counts are written, and
what is shown of them is what the gate lets through.
"""
