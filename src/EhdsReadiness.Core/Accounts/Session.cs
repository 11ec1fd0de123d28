namespace EhdsReadiness.Core.Accounts;

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Id">SHA-256 of the secret in its cookie: it names the session in the form that ends it, and opens nothing.</param>
/// <param name="Device">What the browser said of itself, roughly, such as <c>Firefox, Windows</c>; empty when it said nothing we
/// know.</param>
/// <param name="BegunAt">When somebody signed in.</param>
/// <param name="SeenAt">When it last asked for something, to within <see cref="SessionStore.SeenEvery"/>.</param>
public sealed record Session(string Id, string Device, DateTimeOffset BegunAt, DateTimeOffset SeenAt);
