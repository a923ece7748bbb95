"""The sample catalogue: kinds of services × municipalities, out of the YAML files beside this one."""
