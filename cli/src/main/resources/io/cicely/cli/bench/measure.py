"""Runs a command several times: `measure.py RUNS COMMAND...` prints a line each, wall and CPU
milliseconds and the exit status, by the kernel's own account of the finished process."""
import os
import sys
import time

runs, command = int(sys.argv[1]), sys.argv[2:]
nothing = os.open(os.devnull, os.O_RDWR)
for _ in range(runs):
    began = time.monotonic()
    child = os.posix_spawnp(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, nothing, fd) for fd in (0, 1, 2)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - began
    cpu = usage.ru_utime + usage.ru_stime
    print(round(wall * 1000), round(cpu * 1000), os.waitstatus_to_exitcode(status))
