"""Certificates for the stand-ins: good, out of date, of another host, signed by nobody."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
import ssl
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_SIGNS = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


class Certificate(StrEnum):
    """What is wrong with it."""

    GOOD = "good"
    EXPIRED = "expired"
    WRONG_HOST = "wrong_host"
    SELF_SIGNED = "self_signed"


class Authority:
    """Signs certificates that clients with `client_context` believe."""

    def __init__(self) -> None:
        """Make its own key."""
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Hameau test authority")
        now = datetime.now(UTC)
        self._certificate = (
            _builder(self._name, self._name, self._key, now, now + timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_SIGNS, critical=True)
            .sign(self._key, hashes.SHA256())
        )

    def client_context(self) -> ssl.SSLContext:
        """A client's context that believes this authority alone."""
        context = ssl.create_default_context()
        pem = self._certificate.public_bytes(serialization.Encoding.PEM)
        context.load_verify_locations(cadata=pem.decode())
        return context

    def server_context(self, kind: Certificate) -> ssl.SSLContext:
        """A server's context with such a certificate for 127.0.0.1."""
        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        begin, end = now - timedelta(days=2), now + timedelta(days=1)
        if kind is Certificate.EXPIRED:
            end = now - timedelta(days=1)
        host = "192.0.2.1" if kind is Certificate.WRONG_HOST else "127.0.0.1"
        alone = kind is Certificate.SELF_SIGNED
        subject = _name(host)
        certificate = (
            _builder(subject, subject if alone else self._name, key, begin, end)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]),
                critical=False,
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(
                    (key if alone else self._key).public_key()
                ),
                critical=False,
            )
            .sign(key if alone else self._key, hashes.SHA256())
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        with tempfile.TemporaryDirectory() as folder:
            both = Path(folder) / "both.pem"
            both.write_bytes(
                certificate.public_bytes(serialization.Encoding.PEM)
                + key.private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            )
            context.load_cert_chain(both)
        return context


def _name(text: str) -> x509.Name:
    """A name of one part."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    begin: datetime,
    end: datetime,
) -> x509.CertificateBuilder:
    """What every certificate has."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
    )
