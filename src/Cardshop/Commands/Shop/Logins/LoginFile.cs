using System.Text.Json;
using Cardshop.Primitives.Storage;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>
/// The file that keeps logins, for its owner's eyes only. Whoever changes it, or renews a token that is in it, holds its lock: another
/// process may be about to do the same.
/// </summary>
/// <param name="storage">Where it lies.</param>
/// <param name="path">Its absolute path; null when this user has no folder for it, so that nothing is kept.</param>
/// <param name="clock">Ends the wait for the lock.</param>
internal sealed class LoginFile(IStorage storage, string? path, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than who holds the lock waits for the scheduler.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The file of this user: <c>cardshop/logins.json</c> in <c>$XDG_CONFIG_HOME</c>, <c>~/.config</c> or <c>%APPDATA%</c>.</summary>
    public static LoginFile Usual(Session session) =>
        new(session.Storage, ConfigFolder.Find() is { } folder ? Path.Join(folder, "logins.json") : null, session.Clock);

    /// <summary>What is kept.</summary>
    /// <exception cref="ShopException">It cannot be understood.</exception>
    public LoginDocument Read()
    {
        try
        {
            // Not through the storage, which keeps files open: another process may have put a new one in its place.
            return path is not null && File.Exists(path)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(path), LoginJson.Default.LoginDocument) ?? LoginDocument.Empty
                : LoginDocument.Empty;
        }
        catch (JsonException error)
        {
            throw new ShopException(ExitCode.Failed, $"{path}: is damaged in line {error.LineNumber + 1}. Remove it, and log in again.");
        }
    }

    /// <summary>Waits until nobody else changes the file, and keeps others from doing so until the result is disposed.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        var name = Place() + ".lock";
        PrivateFolder.Create(Path.GetDirectoryName(name)!);
        var started = clock.GetTimestamp();
        while (true)
        {
            if (storage.TryLock(name) is { } held)
            {
                return held;
            }

            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new IOException($"{name}: another process has held this lock for {Patience.TotalMinutes:0} minutes. Is it stopped? End it and try again.");
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    /// <summary>Changes what is kept.</summary>
    public async Task ChangeAsync(Func<LoginDocument, LoginDocument> change, CancellationToken cancellation)
    {
        using var held = await LockAsync(cancellation);
        Write(change(Read()));
    }

    /// <summary>Replaces what is kept; for who holds the lock.</summary>
    public void Write(LoginDocument document) =>
        PrivateFile.Write(storage, Place(), file => JsonSerializer.Serialize(file, document, LoginJson.Default.LoginDocument));

    private string Place() => path ?? throw new ShopException(ExitCode.Usage, "This user has no home folder where a login could be kept. Set $XDG_CONFIG_HOME.");
}
