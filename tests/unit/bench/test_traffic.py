"""What a page costs is counted from what the browser says came over the line."""

from typing import Any

from bench.browser import Traffic

PAGE = "http://localhost/page"


def response(request: str, url: str, length: int) -> dict[str, Any]:
    return {"requestId": request, "response": {"url": url, "encodedDataLength": length}}


def data(request: str, length: int) -> dict[str, Any]:
    return {"requestId": request, "encodedDataLength": length}


def test_the_sum_of_a_finished_answer_takes_the_place_of_its_pieces() -> None:
    traffic = Traffic()
    traffic.response(response("1", f"{PAGE}/chat.js", 200))
    traffic.data(data("1", 1000))
    traffic.finished(data("1", 1250))
    assert (traffic.bytes, traffic.requests) == (1250, 1)


def test_a_stream_that_does_not_end_counts_by_its_pieces() -> None:
    traffic = Traffic()
    traffic.response(response("1", f"{PAGE}/events", 200))
    for length in (100, 30):
        traffic.data(data("1", length))
    assert (traffic.bytes, traffic.requests) == (330, 1)


def test_a_web_socket_counts_with_its_frames() -> None:
    traffic = Traffic()
    traffic.socket({"requestId": "1", "response": {"headersText": "HTTP/1.1 101 \r\n\r\n"}})
    traffic.frame({"requestId": "1", "response": {"payloadData": "päivää"}})
    assert (traffic.bytes, traffic.requests) == (17 + 9, 1)


def test_the_page_itself_and_what_was_in_it_already_can_be_left_out() -> None:
    traffic = Traffic(but=PAGE)
    for request, url in (("1", PAGE), ("2", "data:image/svg+xml;base64,AA=="), ("3", f"{PAGE}/widget.js")):
        traffic.response(response(request, url, 100))
        traffic.data(data(request, 50))
        traffic.finished(data(request, 160))
    assert (traffic.bytes, traffic.requests) == (160, 1)
