"""Makes TLS contexts."""

from __future__ import annotations

import ssl


def make_context(verify: bool, authorities: str | None, certificate: str | None, key: str | None) -> ssl.SSLContext:
    """Returns a context.

    Args:
        verify: Whether the server's certificate is checked.
        authorities: File of the authorities to trust instead of the system's.
        certificate: File of the client's certificate.
        key: File of its key, where the certificate's file does not hold it.

    Raises:
        ValueError: A file cannot be used; the message names the setting.
    """
    try:
        context = ssl.create_default_context(cafile=authorities)
    except OSError as error:
        raise ValueError(f"ssl_ca_cert: {authorities!r} cannot be used: {error}") from error
    if key and not certificate:
        raise ValueError("key_file: a key needs the certificate that it belongs to, cert_file")
    if certificate:
        try:
            # Without a password OpenSSL would ask for it on the terminal.
            context.load_cert_chain(certificate, key, password="")
        except OSError as error:
            raise ValueError(f"cert_file: {certificate!r} cannot be used with key_file {key!r}: {error}") from error
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
