# Two commands on a fresh Debian machine: `make run` and `make test`. Each installs what it needs, once.
PYTHON ?= python3
# Variables given on the command line (`make run PORT=8001`) reach the programs as environment variables.

.DEFAULT_GOAL := help
.PHONY: help run test test-fast lint format bench demo

help:  ## 列出这些命令
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# `exec`: make's own child is then the program itself, and a signal to make reaches it.
run:  ## 准备本机并启动系统（HOST=127.0.0.1 PORT=8000）；Ctrl-C 停止
	@exec $(PYTHON) -m setup.run

demo:  ## 清除并重新装载演示数据（系统须已停止）
	@exec $(PYTHON) -m setup.run setup.reset

test:  ## 全部测试：SQLite、浏览器、PostgreSQL 与 Redis（ARGS= 传给 pytest）
	@exec $(PYTHON) -m setup.suite

test-fast:  ## 只在 SQLite 上、不含浏览器，上次失败的先跑
	@exec $(PYTHON) -m setup.suite fast

lint:  ## 代码、模板、导入方向、迁移与部署检查
	@exec $(PYTHON) -m setup.lint

format:  ## 按规则排版 Python 代码
	@.venv/bin/ruff check --fix-only --quiet . ; .venv/bin/ruff format .

bench:  ## 性能测量
	@exec $(PYTHON) -m setup.run benchmarks
