"""The pages of exercises."""

from django.urls import path

from exercises import views

urlpatterns = [
    path("", views.home, name="home"),
    path("how-to-type/", views.how_to_type, name="how_to_type"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("progress/", views.my_progress, name="progress"),
    path("exercises/<slug:slug>/start/", views.start, name="start"),
    path("practice/<uuid:pk>/", views.exercise, name="exercise"),
    path("practice/<uuid:pk>/answer/", views.answer, name="answer"),
    path("practice/<uuid:pk>/preview/", views.preview, name="preview"),
    path("practice/<uuid:pk>/verdict/", views.verdict, name="verdict"),
    path("practice/<uuid:pk>/hint/", views.hint, name="hint"),
    path("practice/<uuid:pk>/give-up/", views.give_up, name="give_up"),
    path("practice/<uuid:pk>/another/", views.another, name="another"),
]
