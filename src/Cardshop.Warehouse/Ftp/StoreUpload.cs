using Cardshop.Ftp.Files;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Uploads;

namespace Cardshop.Warehouse.Ftp;

/// <summary>
/// An upload that comes over FTP. Since most clients do not say how long a file is, room is kept for it piece by piece while it grows.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="upload">The upload.</param>
/// <param name="right">Of who sends it.</param>
/// <param name="hold">The turn, with the writer open.</param>
/// <param name="announced">How long it is going to be; null when that was not said.</param>
internal sealed class StoreUpload(FtpStore store, UploadState upload, WriteRight right, UploadHold hold, long? announced) : IFtpUpload
{
    private readonly byte[] _beyond = new byte[1];
    private long _length = upload.Object.Length;
    private long _saved = store.Clock.GetTimestamp();
    private bool _isTooLong;

    public CancellationToken Displaced => hold.Displaced;

    private IUploadWriter Writer => hold.Writer!;

    private ObjectName Name => upload.Object.Name;

    public ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation) => GuardAsync(async () =>
    {
        RequireRoom();
        if (Writer.Offset >= _length)
        {
            if (_length >= right.MaxLength)
            {
                return _beyond;
            }

            await Task.Run(() => _length = UploadGrowth.Grow(store, upload.Id, _length, right.MaxLength), CancellationToken.None);
        }

        if (store.Clock.GetElapsedTime(_saved) >= store.Options.SaveInterval)
        {
            await Task.Run(Writer.Save, CancellationToken.None);
            _saved = store.Clock.GetTimestamp();
        }

        var room = await Writer.RoomAsync(CancellationToken.None);
        return room[..(int)Math.Min(room.Length, _length - Writer.Offset)];
    });

    public void Advance(int count)
    {
        if (Writer.Offset >= _length)
        {
            _isTooLong = true;
        }
        else
        {
            Writer.Advance(count);
        }
    }

    public ValueTask<string> CommitAsync(CancellationToken cancellation) => GuardAsync(() => Task.Run(
        () =>
        {
            RequireRoom();
            Writer.Save();
            if (Writer.Offset < announced)
            {
                throw new FtpFileException(FtpFault.Failed, $"{Name}: {Writer.Offset} bytes of {announced} are here. Go on at byte {Writer.Offset}.");
            }

            var current = store.Objects.FindUpload(upload.Id)?.Object ?? upload.Object;
            store.Revise(upload.Id, current with { Length = Writer.Offset });
            return UploadVerification.Run(store, upload, right, hold);
        },
        CancellationToken.None));

    /// <summary>What came is made durable, for the client to go on behind it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.Run(() => hold.Writer?.Save());
        }
        catch (IOException)
        {
            hold.CloseWriter();
        }

        hold.Dispose();
    }

    private void RequireRoom()
    {
        if (_isTooLong)
        {
            throw new FtpFileException(FtpFault.Full, $"{Name}: there is more than the {right.MaxLength} bytes that are allowed.");
        }
    }

    private async ValueTask<T> GuardAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (IOException error)
        {
            hold.CloseWriter();
            throw FtpStore.Explain(error, Name);
        }
    }
}
