using System.Text.Json;

namespace Cardshop.Imaging.Manifests;

/// <summary>Reads JSON tokens from a stream of any size, holding only a window of it.</summary>
internal sealed class JsonPull(Stream stream)
{
    private const int MaximumToken = 1 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;
    private JsonReaderState _state;

    public JsonTokenType Token { get; private set; }

    public string? Text { get; private set; }

    public long Number { get; private set; }

    /// <summary>Goes to the next token.</summary>
    /// <exception cref="ManifestFormatException">The bytes are not JSON, end too early, or hold a number that is no whole number.</exception>
    public void Next()
    {
        while (!TryNext())
        {
            Fill();
        }
    }

    /// <summary>Goes to the next token, which must be of a kind.</summary>
    public void Expect(JsonTokenType token)
    {
        Next();
        if (Token != token)
        {
            throw new ManifestFormatException($"{token} is expected where there is {Token}.");
        }
    }

    public string ExpectText()
    {
        Expect(JsonTokenType.String);
        return Text!;
    }

    public long ExpectNumber()
    {
        Expect(JsonTokenType.Number);
        return Number;
    }

    /// <summary>Goes over the value that follows.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            Next();
            depth += Token switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
        while (depth > 0);
    }

    private bool TryNext()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
            if (!reader.Read())
            {
                return _ended ? throw new ManifestFormatException("The JSON ends too early.") : false;
            }

            Token = reader.TokenType;
            Text = Token is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            Number = Token is not JsonTokenType.Number ? 0
                : reader.TryGetInt64(out var number) ? number : throw new ManifestFormatException("A number is not a whole number.");
            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ManifestFormatException(error.Message);
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaximumToken)
            {
                throw new ManifestFormatException("A name or value is too long.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }
}
