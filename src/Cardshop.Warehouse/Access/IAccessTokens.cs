namespace Cardshop.Warehouse.Access;

/// <summary>Knows whom an access token stands for.</summary>
public interface IAccessTokens
{
    /// <summary>Whom a token stands for; null when it is wrong, expired or of somebody who is disabled.</summary>
    /// <exception cref="HttpRequestException">Nobody can be asked at the moment.</exception>
    ValueTask<Caller?> ValidateAsync(string token, CancellationToken cancellation);
}
