using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Links;

/// <summary>
/// Links that say themselves what they are good for and until when, signed with HMAC-SHA-256. Keys are random, kept encrypted, and a new one is
/// made every month; links of older keys stay good until they end.
/// </summary>
internal sealed class SignedLinks(TimeProvider clock, IdSource ids, IVault vault, SchedulerOptions options)
{
    private const string DownloadPurpose = "download";

    /// <summary>People may take their time.</summary>
    private static readonly TimeSpan ActLifetime = TimeSpan.FromDays(60);
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(30);

    // No link lives longer than a year, the longest duration of an order.
    private static readonly TimeSpan KeyRetention = KeyLifetime + TimeSpan.FromDays(366);

    /// <summary>The link to download an artifact; good for as long as the artifact is.</summary>
    public Uri Download(StoreSession session, ArtifactRow artifact)
    {
        var until = artifact.Expires.ToUnixTimeSeconds();
        var key = Key(session);
        var signature = Sign(key, DownloadPurpose, artifact.Id.Value, until);
        return new Uri(options.PublicUrl, $"d/{artifact.Id}?e={until}&k={key.Id}&s={signature}");
    }

    /// <summary>The link to a page where something can be done without an account.</summary>
    public Uri Act(StoreSession session, LinkAct act, string subject)
    {
        var until = (clock.GetUtcNow() + ActLifetime).ToUnixTimeSeconds();
        var key = Key(session);
        return new Uri(options.PublicUrl, $"a/{Words.Of(act)}/{subject}?e={until}&k={key.Id}&s={Sign(key, Words.Of(act), subject, until)}");
    }

    /// <summary>Where anybody sees how an order stands, and nothing else of it.</summary>
    public Uri Order(OrderId id) => new(options.PublicUrl, $"o/{id}");

    /// <summary>Checks a link to a download.</summary>
    public LinkVerdict CheckDownload(StoreSession session, string artifact, string? until, string? keyId, string? signature) =>
        Check(session, DownloadPurpose, artifact, until, keyId, signature);

    /// <summary>Checks a link to do something.</summary>
    public LinkVerdict CheckAct(StoreSession session, LinkAct act, string subject, string? until, string? keyId, string? signature) =>
        Check(session, Words.Of(act), subject, until, keyId, signature);

    private LinkVerdict Check(StoreSession session, string purpose, string subject, string? until, string? keyId, string? signature)
    {
        var row = session.Find<LinkKeyRow>("SELECT id, secret, created FROM link_keys WHERE id = @Id", new { Id = keyId ?? "" });
        if (row is null || signature is null || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return LinkVerdict.Wrong;
        }

        var expected = Sign(row, purpose, subject, seconds);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)))
        {
            return LinkVerdict.Wrong;
        }

        return seconds < clock.GetUtcNow().ToUnixTimeSeconds() ? LinkVerdict.Expired : LinkVerdict.Good;
    }

    /// <summary>Forgets keys that no link needs.</summary>
    public void Sweep(StoreSession session) => session.Execute("DELETE FROM link_keys WHERE created < @Before", new { Before = clock.Now() - KeyRetention });

    private LinkKeyRow Key(StoreSession session)
    {
        var newest = session.Find<LinkKeyRow>("SELECT id, secret, created FROM link_keys ORDER BY created DESC LIMIT 1");
        if (newest is not null && clock.GetUtcNow() - newest.Created < KeyLifetime)
        {
            return newest;
        }

        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var key = new LinkKeyRow { Id = ids.NextText(), Secret = vault.Protect(secret), Created = clock.Now() };
        session.Execute("INSERT INTO link_keys (id, secret, created) VALUES (@Id, @Secret, @Created)", key);
        return key;
    }

    private string Sign(LinkKeyRow key, string purpose, string subject, long until) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Convert.FromBase64String(vault.Unprotect(key.Secret)), Encoding.UTF8.GetBytes($"{purpose}\n{subject}\n{until}")));
}
