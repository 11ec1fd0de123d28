namespace EhdsReadiness.Web.Pages;

/// <summary>Declares a page that only somebody who is signed in sees. Anybody else is asked to sign in, and comes back.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute;
