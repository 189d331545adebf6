"""The pages of accounts."""

from django.contrib.auth import views as passwords
from django.urls import path

from accounts import views
from accounts.demo import demo_users

urlpatterns = [
    path("sign-up/", views.sign_up, name="sign_up"),
    path(
        "log-in/",
        passwords.LoginView.as_view(
            template_name="accounts/log_in.html",
            redirect_authenticated_user=True,
            extra_context={"demo_users": demo_users},
        ),
        name="login",
    ),
    path("log-out/", passwords.LogoutView.as_view(), name="logout"),
    path("classes/", views.classes, name="classes"),
    path("theme/", views.theme, name="theme"),
    path(
        "password/",
        passwords.PasswordResetView.as_view(
            template_name="accounts/password_reset.html",
            email_template_name="accounts/password_reset_email.txt",
            subject_template_name="accounts/password_reset_subject.txt",
        ),
        name="password_reset",
    ),
    path(
        "password/sent/",
        passwords.PasswordResetDoneView.as_view(template_name="accounts/password_reset_sent.html"),
        name="password_reset_done",
    ),
    path(
        "password/new/<uidb64>/<token>/",
        passwords.PasswordResetConfirmView.as_view(template_name="accounts/password_new.html"),
        name="password_reset_confirm",
    ),
    path(
        "password/changed/",
        passwords.PasswordResetCompleteView.as_view(template_name="accounts/password_changed.html"),
        name="password_reset_complete",
    ),
]
