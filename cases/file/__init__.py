"""The case itself (案件): its row, its page, its lists."""
