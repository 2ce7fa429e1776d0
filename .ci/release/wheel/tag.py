"""Tells hatchling for which platforms the executable is."""

import os

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TagHook(BuildHookInterface):
  def initialize(self, version, build_data):
    build_data["pure_python"] = False
    build_data["tag"] = os.environ["INITLET_TAG"]
