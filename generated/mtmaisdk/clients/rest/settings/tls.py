"""Makes TLS contexts; `SSLContext` is the standard library's, imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssl import SSLContext as SSLContext
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(__name__, {"SSLContext": "ssl"})


def make_context(verify: bool, authorities: str | None, certificate: str | None, key: str | None) -> SSLContext:
    """Returns a context with these settings of `Configuration`; an error names the one that cannot be used."""
    # The import takes some 10 ms.
    import ssl

    try:
        context = ssl.create_default_context(cafile=authorities)
    except OSError as error:
        raise ValueError(f"ssl_ca_cert: {authorities!r} cannot be used: {error}") from error
    if key and not certificate:
        raise ValueError("key_file: a key requires its certificate, cert_file")
    if certificate:
        try:
            # Without a password OpenSSL would ask for it on the terminal.
            context.load_cert_chain(certificate, key, password="")
        except OSError as error:
            raise ValueError(f"cert_file: {certificate!r} cannot be used with key_file {key!r}: {error}") from error
    if verify is False:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
