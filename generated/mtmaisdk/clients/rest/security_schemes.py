"""The security schemes of the contract."""

from mtmaisdk.clients.rest.contract.operation import SecurityScheme

SECURITY_SCHEMES = {
    "bearerAuth": SecurityScheme("bearer"),
    "basicAuth": SecurityScheme("basic"),
    "cookieAuth": SecurityScheme("cookie", "hatchet"),
    "midjourneyAuth": SecurityScheme("header", "mj-api-secret"),
    "anthropicAuth": SecurityScheme("header", "x-api-key", is_token=True),
}
