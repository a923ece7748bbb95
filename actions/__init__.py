"""What is done when the dialogue acts: the service form, its fields, and the services' handlers.

Imports rasa_sdk, never rasa: `rasa run actions` starts it without TensorFlow.
"""
