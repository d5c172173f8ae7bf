"""The one error of building the site."""


class SiteError(RuntimeError):
    """The site cannot be built here: one sentence that says why and what to do."""
