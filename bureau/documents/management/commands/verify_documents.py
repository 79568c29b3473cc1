"""`manage.py verify_documents`: are the files of all issued documents still the ones that were issued?"""

from django.core.management.base import BaseCommand, CommandError

from bureau.documents.models import IssuedDocument
from bureau.documents.services import file_fault


class Command(BaseCommand):
    """Reads every file and compares it with the digest kept when it was made."""

    help = "核对全部已制发文书的文件与指纹"

    def handle(self, **options):
        checked, found = 0, 0
        for document in (
            IssuedDocument.objects.filter(state=IssuedDocument.State.READY).order_by("pk").iterator()
        ):
            checked += 1
            if fault := file_fault(document):
                found += 1
                self.stdout.write(self.style.ERROR(fault))
        if found:
            raise CommandError(f"发现 {found} 处不符")
        self.stdout.write(f"{checked} 份文书的文件全部一致")
