"""Every address of the site, and how it answers each of six people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Bob teaches Alice, Dora another class; Charlie is in no class. What is visited is Alice's and Bob's.
ROLES = (
    "outsider",
    "student",
    "another student",
    "instructor of another class",
    "superuser",
    "her instructor",
)

Statuses = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, and its status for each of ``ROLES``; 302 sends an outsider to a log-in page.

    ``of`` names the thing whose key goes into the address, as the argument called ``key``.
    """

    name: str
    statuses: Statuses
    method: str = "get"
    of: str = ""
    key: str = "object_id"
    arguments: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


ALL = (200, 200, 200, 200, 200, 200)
SIGNED_IN = (302, 200, 200, 200, 200, 200)
SIGNED_OUT = (200, 302, 302, 302, 302, 302)
ELSEWHERE = (302, 302, 302, 302, 302, 302)
OWNER = (302, 200, 404, 404, 404, 404)
OWNER_SENT_ON = (302, 302, 404, 404, 404, 404)
POST_ONLY = (405, 405, 405, 405, 405, 405)
STAFF = (302, 302, 302, 200, 200, 200)
STAFF_FORBIDDEN = (302, 302, 302, 403, 403, 403)
STAFF_ABSENT = (302, 302, 302, 404, 404, 404)
STAFF_POST_ONLY = (302, 302, 302, 405, 405, 405)
THEIR_OWN = (302, 302, 302, 404, 200, 200)
SUPERUSER = (302, 302, 302, 403, 200, 403)

ACCOUNTS = (
    Visit("sign_up", SIGNED_OUT),
    Visit("login", SIGNED_OUT),
    Visit("logout", ELSEWHERE, method="post"),
    Visit("logout", POST_ONLY),
    Visit("theme", ELSEWHERE, method="post"),
    Visit("theme", POST_ONLY),
    Visit("classes", SIGNED_IN),
    Visit("password_reset", ALL),
    Visit("password_reset_done", ALL),
    Visit("password_reset_confirm", ALL, arguments={"uidb64": "MQ", "token": "none"}),
    Visit("password_reset_complete", ALL),
)
EXERCISES = (
    Visit("home", SIGNED_OUT),
    Visit("how_to_type", ALL),
    Visit("topics", SIGNED_IN),
    Visit("topic", SIGNED_IN, arguments={"slug": "power-rule"}),
    Visit("topic", (302, 404, 404, 404, 404, 404), arguments={"slug": "empty"}),
    Visit("progress", SIGNED_IN),
    Visit("start", ELSEWHERE, method="post", arguments={"slug": "shared"}),
    Visit("start", (302, 302, 404, 404, 404, 404), method="post", arguments={"slug": "bobs"}),
    Visit("start", POST_ONLY, arguments={"slug": "shared"}),
    Visit("exercise", OWNER, of="serving", key="pk"),
    Visit("verdict", OWNER_SENT_ON, of="serving", key="pk"),
    Visit("preview", OWNER, method="post", of="serving", key="pk", data={"answer": "2x"}),
    Visit("preview", POST_ONLY, of="serving", key="pk"),
    Visit("answer", OWNER_SENT_ON, method="post", of="serving", key="pk", data={"answer": "2x +"}),
    Visit("answer", POST_ONLY, of="serving", key="pk"),
    Visit("hint", OWNER_SENT_ON, method="post", of="serving", key="pk"),
    Visit("hint", POST_ONLY, of="serving", key="pk"),
    Visit("give_up", OWNER_SENT_ON, method="post", of="serving", key="pk"),
    Visit("give_up", POST_ONLY, of="serving", key="pk"),
    Visit("another", OWNER_SENT_ON, method="post", of="serving", key="pk"),
    Visit("another", POST_ONLY, of="serving", key="pk"),
)
ADMIN = (
    Visit("admin:index", STAFF),
    Visit("admin:login", (200, 200, 200, 302, 302, 302)),
    Visit("admin:logout", ELSEWHERE, method="post"),
    Visit("admin:password_change", STAFF),
    Visit("admin:password_change_done", STAFF),
    Visit("admin:autocomplete", STAFF_FORBIDDEN),
    Visit("admin:jsi18n", STAFF),
    Visit("admin:view_on_site", STAFF_ABSENT, arguments={"content_type_id": "1", "object_id": "1"}),
    Visit("admin:app_list", STAFF, arguments={"app_label": "accounts"}),
    Visit("admin:app_list", STAFF, arguments={"app_label": "exercises"}),
    Visit("admin:accounts_class_changelist", STAFF),
    Visit("admin:accounts_class_add", STAFF),
    Visit("admin:accounts_class_change", THEIR_OWN, of="class"),
    Visit("admin:accounts_class_history", THEIR_OWN, of="class"),
    Visit("admin:accounts_class_delete", THEIR_OWN, of="class"),
    Visit("admin:accounts_user_changelist", STAFF),
    Visit("admin:accounts_user_add", SUPERUSER),
    Visit("admin:accounts_user_change", THEIR_OWN, of="student"),
    Visit("admin:accounts_user_history", THEIR_OWN, of="student"),
    Visit("admin:accounts_user_delete", SUPERUSER, of="student"),
    Visit("admin:auth_user_password_change", SUPERUSER, of="student", key="id"),
    Visit("admin:exercises_attempt_changelist", STAFF),
    Visit("admin:exercises_attempt_add", STAFF_FORBIDDEN),
    Visit("admin:exercises_attempt_change", THEIR_OWN, of="attempt"),
    Visit("admin:exercises_attempt_history", THEIR_OWN, of="attempt"),
    Visit("admin:exercises_attempt_delete", STAFF_FORBIDDEN, of="attempt"),
    Visit("admin:exercises_queuedattempt_changelist", STAFF),
    Visit("admin:exercises_queuedattempt_add", STAFF_FORBIDDEN),
    Visit("admin:exercises_queuedattempt_change", THEIR_OWN, of="attempt"),
    Visit("admin:exercises_queuedattempt_history", THEIR_OWN, of="attempt"),
    Visit("admin:exercises_queuedattempt_delete", STAFF_FORBIDDEN, of="attempt"),
    Visit("admin:exercises_queuedattempt_decide", STAFF_POST_ONLY, of="attempt", key="key"),
    Visit(
        "admin:exercises_queuedattempt_decide",
        (302, 302, 302, 404, 302, 302),
        method="post",
        of="attempt",
        key="key",
        data={"decision": "reject"},
    ),
    Visit("admin:exercises_regrade_changelist", STAFF),
    Visit("admin:exercises_regrade_add", STAFF_FORBIDDEN),
    Visit("admin:exercises_regrade_change", THEIR_OWN, of="regrade"),
    Visit("admin:exercises_regrade_history", THEIR_OWN, of="regrade"),
    Visit("admin:exercises_regrade_delete", STAFF_FORBIDDEN, of="regrade"),
    Visit("admin:exercises_template_mistakes", THEIR_OWN, of="template", key="key"),
    Visit("admin:exercises_template_mistakes", STAFF, of="shared template", key="key"),
    Visit("admin:exercises_template_unexplained", THEIR_OWN, of="template", key="key"),
    Visit("admin:exercises_template_unexplained", STAFF, of="shared template", key="key"),
    Visit("admin:exercises_template_formula", THEIR_OWN, of="template", key="key"),
    Visit("admin:exercises_template_formula", SUPERUSER, of="shared template", key="key"),
    Visit(
        "admin:exercises_template_formula",
        # A second time the formula is refused beside its field.
        (302, 302, 302, 404, 200, 302),
        method="post",
        of="template",
        key="key",
        data={"formula": "x^7 + 1", "message": "No."},
    ),
    Visit("admin:exercises_template_changelist", STAFF),
    Visit("admin:exercises_template_add", STAFF),
    Visit("admin:exercises_template_change", THEIR_OWN, of="template"),
    Visit("admin:exercises_template_change", STAFF, of="shared template"),
    Visit("admin:exercises_template_history", THEIR_OWN, of="template"),
    Visit("admin:exercises_template_delete", STAFF_FORBIDDEN, of="template"),
    Visit("admin:exercises_topic_changelist", STAFF),
    Visit("admin:exercises_topic_add", SUPERUSER),
    Visit("admin:exercises_topic_change", STAFF, of="topic"),
    Visit("admin:exercises_topic_history", STAFF, of="topic"),
    Visit("admin:exercises_topic_delete", STAFF_FORBIDDEN, of="topic"),
)
VISITS = ACCOUNTS + EXERCISES + ADMIN
