namespace EhdsReadiness.Web.Pages;

/// <summary>Declares a page of one role on the whole site. Staff of another role are refused it; to anybody else it isn't
/// there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StaffAccessAttribute(AccountRole role) : Attribute
{
    /// <summary>The role that sees the page.</summary>
    public AccountRole Role { get; } = role;
}
