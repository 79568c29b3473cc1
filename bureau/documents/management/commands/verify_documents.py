"""`manage.py verify_documents`: are all files made once, papers and volumes, still the ones that were made?"""

from django.core.management.base import BaseCommand, CommandError

from bureau.documents.keeping import all_kept
from bureau.documents.services import documents_kept


class Command(BaseCommand):
    """Reads every file and compares it with the digest kept when it was made."""

    help = "核对全部已制发文书和案卷的文件与指纹"

    def handle(self, **options):
        found, told = 0, []
        for label, faults in {"份文书": documents_kept, **all_kept()}.items():
            checked = 0
            for fault in faults():
                checked += 1
                if fault:
                    found += 1
                    self.stdout.write(self.style.ERROR(fault))
            told.append(f"{checked} {label}")
        if found:
            raise CommandError(f"发现 {found} 处不符")
        self.stdout.write(f"{'、'.join(told)}的文件全部一致")
