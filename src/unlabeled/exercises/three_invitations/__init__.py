"""Three invitations to one meeting: how free is a no, and what is a yes then worth?"""
