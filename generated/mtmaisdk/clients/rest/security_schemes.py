"""The security schemes of the contract."""

from mtmaisdk.clients.rest.security_scheme import SecurityScheme

SECURITY_SCHEMES = {
    "bearerAuth": SecurityScheme("bearer"),
    "basicAuth": SecurityScheme("basic"),
    "cookieAuth": SecurityScheme("cookie", "hatchet"),
    "midjourneyAuth": SecurityScheme("header", "mj-api-secret"),
}
