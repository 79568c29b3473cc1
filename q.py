from cases.models import *
from bureau.documents.models import IssuedDocument as D
from cases.execution.served import *
for c in Case.objects.filter(state__in=('executing','decided','noticed','defence')): print(c.pk,c.state,c.handler.username,c.co_handler.username, c.party_name)
print([(o.pk,o.state,o.case_id) for o in CorrectionOrder.objects.exclude(state='corrected')])
print([(f.pk,f.round_id,f.case_id) for f in FileReview.objects.all()])
print(list(ReviewFinding.objects.values_list('pk','file_id' if hasattr(ReviewFinding,'file_id') else 'pk')))
print([(d.pk,d.case_id if hasattr(d,'case_id') else d.decision.case_id) for d in Deferral.objects.all()])
