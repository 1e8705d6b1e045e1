using System.Security.Cryptography;

namespace Cardshop.Scheduler.Accounts;

/// <summary>Keeps passwords as PBKDF2 with HMAC-SHA-512 (RFC 8018): <c>pbkdf2-sha512$210000$salt$hash</c>, both in base64.</summary>
public sealed class Passwords : IDisposable
{
    private const string Scheme = "pbkdf2-sha512";
    private const int SaltSize = 16;
    private const int HashSize = 32;

    private readonly int _rounds;
    private readonly string _nobodys;
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    /// <param name="rounds">How often the hash is repeated; 210,000 is what OWASP advises for SHA-512.</param>
    public Passwords(int rounds = 210_000)
    {
        _rounds = rounds;
        _nobodys = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
    }

    /// <summary>What to keep of a password.</summary>
    public string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, _rounds, HashAlgorithmName.SHA512, HashSize);
        return $"{Scheme}${_rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>Whether a password is right. It takes as long when there is no such account.</summary>
    /// <param name="password">What was given.</param>
    /// <param name="kept">What <see cref="Hash"/> made; null for an account that does not exist.</param>
    /// <param name="cancellation">Ends the wait for a free processor.</param>
    public async Task<bool> VerifyAsync(string password, string? kept, CancellationToken cancellation = default)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Verify(password, kept ?? _nobodys) && kept is not null, cancellation);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private static bool Verify(string password, string kept)
    {
        var parts = kept.Split('$');
        if (parts is not [Scheme, var rounds, var salt, var hash])
        {
            return false;
        }

        var expected = Convert.FromBase64String(hash);
        var actual = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(salt), int.Parse(rounds), HashAlgorithmName.SHA512, expected.Length);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
