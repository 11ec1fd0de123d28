namespace EhdsReadiness.Web.Security;

/// <summary>Marks a page that an account may see before it has set up the second factor that its role asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenWithoutSecondFactorAttribute : Attribute;
