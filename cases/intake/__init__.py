"""From a clue to a filed case (线索、立案)."""
