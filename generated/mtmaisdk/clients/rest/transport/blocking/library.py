"""urllib3's classes under the names that both transports use."""

from urllib3 import BaseHTTPResponse as Response
from urllib3 import PoolManager as Pool

__all__ = ["Pool", "Response"]
