namespace EhdsReadiness.Web.Pages;

/// <summary>Declares what it takes to see a page of an organisation and to send its forms; without it every member may.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OrganisationAccessAttribute(OrganisationRight needed) : Attribute
{
    public OrganisationRight Needed { get; } = needed;
}
