using System.Security.Cryptography;
using System.Text;

namespace Cardshop.Warehouse.Access;

/// <summary>Knows one token, that of the scheduler. No token is known when there is none.</summary>
public sealed class ServiceTokens(string? token) : IAccessTokens
{
    private static readonly Caller Service = new("scheduler", Caller.ServiceRole, Channel: null);

    private readonly byte[]? _digest = token is null ? null : Digest(token);

    /// <inheritdoc/>
    public ValueTask<Caller?> ValidateAsync(string token, CancellationToken cancellation) =>
        ValueTask.FromResult(_digest is not null && CryptographicOperations.FixedTimeEquals(_digest, Digest(token)) ? Service : null);

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
