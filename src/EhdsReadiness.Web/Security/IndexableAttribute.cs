namespace EhdsReadiness.Web.Security;

/// <summary>Page that search engines may list: it says the same to everybody. Everything else that is no style or script is
/// <c>noindex</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IndexableAttribute : Attribute;
