"""报请结案, with the ground of 办法 第77条."""

from django import forms

from bureau.forms import text_area
from cases.execution.guards.closing import fitting_ground
from cases.forms import OnForm
from cases.states import ClosingGround as G

BASIS = {
    G.PERFORMED: "处罚决定已履行，违法行为已改正，处罚决定已公开，符合结案条件。",
    G.COURT: "已依法申请人民法院强制执行，人民法院已受理，符合结案条件。",
    G.NO_PENALTY: "已作出不予行政处罚决定并送达，符合结案条件。",
    G.QUASHED: "处罚决定已被撤销，已缴款项已退还，符合结案条件。",
    G.TERMINATED: "已终止调查，符合结案条件。",
    G.TRANSFERRED: "已依法移送，无需继续办理，符合结案条件。",
}
ENDED = (G.TERMINATED, G.TRANSFERRED)


class ClosingForm(OnForm):
    """The ground first: each asks for its own facts."""

    ground = forms.ChoiceField(
        label="结案情形", choices=[c for c in G.choices if c[0] not in ENDED], help_text="办法（令 30）第77条"
    )
    basis = text_area("结案理由", rows=3)

    def prepare(self):
        fitting = fitting_ground(self.dossier)
        self.initial.setdefault("ground", fitting)
        self.initial.setdefault("basis", BASIS.get(fitting, ""))


class CloseEndedForm(OnForm):
    """批准结案 of a terminated or transferred case: the ground is its state."""

    basis = text_area("结案理由", rows=3)
    opinion = text_area("审批意见", rows=2, initial="同意结案。")

    def prepare(self):
        self.initial.setdefault("basis", BASIS.get(fitting_ground(self.dossier), ""))
