"""The Hub that trial.py starts: on loopback, with made-up students who all run as you. Never for a real class."""

import os

folder = os.environ["TRIAL_FOLDER"]
public, proxy, hub = (f"http://127.0.0.1:{port}" for port in os.environ["TRIAL_PORTS"].split())

c = get_config()  # noqa: F821 (JupyterHub reads this file with the name defined)
c.JupyterHub.bind_url = public
c.JupyterHub.hub_bind_url = hub
c.ConfigurableHTTPProxy.api_url = proxy
c.ConfigurableHTTPProxy.command = [os.environ["TRIAL_PROXY"]]

c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["TRIAL_TOKEN"]
c.Authenticator.allow_all = True

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = folder + "/home/{username}"
c.Spawner.cmd = ["jupyterhub-singleuser", "--allow-root"]  # a container's only user is often root
# Files instead of ports between server and kernel: of 20 kernels on one machine, one chose a port that another took
# before it was opened, and no restart helped. The files' names must be short.
c.Spawner.args = ["--KernelManager.transport=ipc", "--LabApp.expose_app_in_browser=True"]
c.Spawner.environment = {"JUPYTER_RUNTIME_DIR": lambda spawner: f"{folder}/run/{spawner.user.name}"}
c.Spawner.http_timeout = 120  # with the usual 30, the last of 20 students who start on two cores is turned away
c.Spawner.env_keep = ["PATH", "LANG", "TRIAL_FOLDER"]  # the last tells trial.py which processes are ours

c.JupyterHub.services = [{"name": "trial", "api_token": os.environ["TRIAL_TOKEN"]}]
c.JupyterHub.load_roles = [
    {"name": "trial", "services": ["trial"], "scopes": ["admin:users", "admin:servers", "access:servers"]}
]
