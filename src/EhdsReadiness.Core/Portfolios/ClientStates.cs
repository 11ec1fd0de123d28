namespace EhdsReadiness.Core.Portfolios;

/// <summary>The identifiers of these states in addresses and in the database.</summary>
public static class ClientStates
{
    public static readonly IReadOnlyList<ClientState> All = Enum.GetValues<ClientState>();

    /// <summary>Such as <c>not_begun</c>.</summary>
    public static string Id(this ClientState state) => state switch
    {
        ClientState.NotBegun => "not_begun",
        ClientState.Draft => "draft",
        ClientState.Submitted => "submitted",
        ClientState.Approved => "approved",
        ClientState.Finalised => "finalised",
    };

    /// <summary>The state of an identifier; null when there is none.</summary>
    public static ClientState? Find(string? id) => Ids.Find<ClientState>(id, Id);
}
