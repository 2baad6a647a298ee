"""Makes the web archives of this folder with the formats' own tools: `pip install warcio==1.8.1 wacz==0.6.0`, then run it here.

The page and its newspaper are invented. What is made is committed, so that the tests need neither Python nor a network.
"""

import io
import subprocess

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://example.org/harbour/talks"
DATE = "2025-03-05T08:30:00Z"


def write(path, packed):
    with open(path, "wb") as out, open("page.html", "rb") as page:
        writer = WARCWriter(out, gzip=packed)
        info = writer.create_warcinfo_record(path, {"software": "warcio"})
        info.rec_headers.replace_header("WARC-Date", DATE)
        writer.write_record(info)
        for address, kind, body in [
            ("https://example.org/style.css", "text/css", b"p { color: black }"),
            (ADDRESS, "text/html; charset=utf-8", page.read()),
        ]:
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict={"WARC-Date": DATE}
            )
            writer.write_record(record)


write("page.warc", False)
write("page.warc.gz", True)
subprocess.run(["wacz", "create", "-o", "page.wacz", "--url", ADDRESS, "--ts", "20250305083000", "page.warc.gz"], check=True)
