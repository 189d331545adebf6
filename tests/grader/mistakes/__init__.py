"""Evidence for diagnosis: answers labelled by hand and by a generator, and how a diagnosis scores on them."""
