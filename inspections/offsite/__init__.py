"""Off-site supervision (非现场监管): points and devices, their data, what is wrong with it, what firms say."""
