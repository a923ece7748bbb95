"""What the assistant costs, on the same machine in one run beside what others use: `make bench`.

`speed` measures it beside Rasa's own starter bot, `page` its chat page beside the widget rasa-webchat.
"""
