"""Form of a new feed."""

from django import forms

from bureau.dossiers import WHOSE


class FeedForm(forms.Form):
    """Whose limits go out."""

    whose = forms.ChoiceField(label="范围", choices=list(WHOSE.items()))
