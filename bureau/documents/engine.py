"""WeasyPrint, if this machine can run it. `bureau.documents.checks` says in one line what is missing."""

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    from bureau.documents import typesetting

    typesetting.install()
    MISSING = ""
except OSError as error:  # cffi found no Pango
    CSS = HTML = FontConfiguration = URLFetcherResponse = harfbuzz_subset = None
    URLFetcher, FatalURLFetchingError = object, Exception
    MISSING = str(error)
