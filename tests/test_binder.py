"""What Binder would build, read without a container engine, and where the launch links lead."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.parse
from importlib import resources
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from netscore.authoring import launch_link, repository
from tests.binder import emulate
